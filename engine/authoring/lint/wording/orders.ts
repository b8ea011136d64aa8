/** What a text may not ask of the model or of whoever reads it, and how that is told. */
export interface Order {
  pattern: RegExp;
  says: string;
}

const USERS =
  '(?:the |any |your )?(?:users?|persons?|people|operators?|humans?|anyone|anybody|someone|customers?|owners?)';
const AI = '(?:assistants?|language models?|llms?|ai (?:agents?|models?|assistants?)|chatbots?|chatgpt|claude|copilot)';

/** Descriptions are in the third person ("Shows ..."), so it is imperatives that give them away. */
export const ORDERS: readonly Order[] = [
  {
    says: 'asks to set other instructions aside',
    pattern:
      /\b(?:ignore|disregard|forget)\b (?:all |the |any )?(?:of the )?(?:other|others|previous|earlier|everything (?:you|above|that was|said|told|i)|every other)\b(?! (?:zones?|hosts?|networks?|fields?|values?|objects?|machines?|versions?))/i,
  },
  {
    says: 'speaks to a model',
    pattern: /(?:^|[.!?"(]\s*)(?:assistant|ai|llm|claude|gpt|chatgpt|copilot|dear (?:model|ai|assistant))\s*[:,]\s/i,
  },
  {
    says: 'asks to send what comes back to somebody',
    pattern:
      /(?:^|[.!?:]\s+)(?:always |then |also )?(?:send|forward|post|report|e-?mail|upload|copy) (?:what (?:you (?:get|see|find|read)|it (?:says|shows|answers|returns)|comes back)|the (?:answer|results?|output|rows))\b[^.\n]{0,40}\bto\b/i,
  },
  {
    says: 'pretends to be a turn of the conversation',
    pattern: /^\s*(?:#+ ?|\*\*)?(?:human|user|assistant|system|ai|bot|tool(?: result)?)(?:\*\*)?\s*:(?!\/)/im,
  },
  {
    says: 'tells the model which tool to call',
    pattern:
      /\b(?:must|should|has to|have to|needs? to|shall|always) be (?:called|used|run|invoked|executed|chosen) (?:first|always|every time|each time|(?:before|instead of|prior to) (?:any|all|every|each|other|you|answering))/i,
  },
  {
    says: 'tells the model which tool to call',
    pattern: /\b(?:now|next|immediately|afterwards),? (?:please )?(?:call|invoke|execute|run)\b/i,
  },
  {
    says: 'asks to decide in the place of the person',
    pattern:
      /\b(?:on|in) (?:behalf|the name|the place) of (?:the |your )?(?:user|person|operator|human|caller|owner|admin)s?\b|\b(?:confirm|approve|agree|accept|consent)(?: to)?(?: it| this| that)? (?:yourself|for (?:them|him|her|the (?:user|person|operator))|automatically|right away|without)\b/i,
  },
  {
    says: 'asks for a secret of somebody',
    pattern:
      /\b(?:put|write|enter|give|provide|include|paste|pass|add|insert|fill in|send|type)\b[^.\n]{0,25}\b(?:(?:user|person|caller|operator|admin)s?'s?|your|their|his|her)(?: own)? (?:api keys?|secret keys?|passwords?|tokens?|credentials?|private keys?|secrets?|passphrases?|login)\b/i,
  },
  {
    says: 'asks to set other instructions aside',
    pattern:
      /\b(?:ignore|disregard|forget|override|overrule|bypass|discard)\b[^.\n]{0,40}\b(?:instructions?|prompts?|guidelines?|directives?|system message|(?:previous|prior|earlier|above) (?:\w+ )?(?:rules|orders|messages|text|context)|what you (?:were|have been) told|safety)\b/i,
  },
  { says: 'asks to set other instructions aside', pattern: /\b(?:new|updated|real|actual|hidden) instructions?\b/i },
  {
    says: 'speaks to a model',
    pattern: new RegExp(
      `\\b${AI}\\b[^.\\n]{0,30}\\b(?:must|shall|should|has to|have to|needs? to|always|never|may not|cannot)\\b|\\bas an ai\\b|\\b(?:system|developer) (?:prompt|instruction)s?\\b|</?(?:system|assistant|important|instructions?|user|tool)>|\\[/?(?:system|inst|important)\\]|<\\|`,
      'i',
    ),
  },
  {
    says: 'shouts an order',
    pattern:
      /(?:^|[\s"'([*<])(?:IMPORTANT|SYSTEM|ATTENTION|URGENT|MANDATORY|INSTRUCTIONS?|OVERRIDE|ADMIN|NOTE TO (?:THE )?(?:AI|MODEL|ASSISTANT|LLM))\s*[:!>\]]/,
  },
  {
    says: 'tells the model which tool to call',
    pattern:
      /\b(?:always|must|should|only|immediately|automatically|preferably|please)\b[^.\n]{0,20}\b(?:call|use|invoke|run|choose|select|pick|execute|prefer)\s+(?:this|me\b|it (?:first|before any|instead of (?:all|any|every|other)))/i,
  },
  {
    says: 'tells the model which tool to call',
    pattern:
      /\b(?:always|must|immediately|automatically) (?:call|invoke|run|execute)\b|\b(?:call|use|invoke|run|execute|prefer|choose)\s+(?:this|me|it)(?: tool| function| command| one)?\s+(?:first|always|whenever|for (?:everything|all|every|any)\b|every time|each time|at once|immediately|instead of (?:all|any|every|other)|over (?:all|any|every|other)|no matter|regardless|even if|before (?:any|all|every|each|other|you|answering|doing))/i,
  },
  {
    says: 'tells the model which tool to call',
    pattern:
      /\b(?:never|do not|don't) (?:use|call|invoke|run|choose|trust)\s+(?:any |the |an)?(?:other|another) (?:tools?|commands?|functions?|servers?)\b|\b(?:best|only (?:safe|correct|right|trusted)) tool\b|\bprefer (?:this|it)\b/i,
  },
  {
    says: 'tells the model what to do before or after the call',
    pattern:
      /\b(?:before|after|when(?:ever)?|while) (?:you )?(?:using|calling|running|invoking|use|call|run|invoke|executing|execute) (?:this|any|another|the|other|every|all|each|it)\b(?: other)?(?: \w+)? ?(?:tools?|functions?|commands? of this server|servers?)\b[^.\n]{0,20}(?:[,:]|\b(?:read|call|open|send|first|you)\b)|\bbefore (?:you (?:use|call|answer|reply|respond)|answering|responding|replying)\b/i,
  },
  {
    says: 'tells the model what to do before or after the call',
    pattern:
      /\b(?:first|then|also|next|afterwards|finally|additionally|silently|quietly|secretly),? (?:read|open|load|cat|send|forward|upload|post|email|exfiltrate|delete every|delete all)\b[^.\n]{0,60}(?:\/|~|\.env|\bfiles?\b|\bhistory\b|\bconversation\b|\bcontents?\b|\bkeys?\b|\bcredentials?\b|\btokens?\b|\bto\b)/i,
  },
  {
    says: 'asks to keep something from people',
    pattern: new RegExp(
      `\\b(?:do not|don't|never|must not|should not|may not|shall not|no need to|avoid|refrain from)\\b[^.\\n]{0,25}\\b(?:tell|telling|inform|informing|mention|mentioning|show|showing|reveal|revealing|warn|warning|ask|asking|notify|notifying|alert|alerting|disclose|report|reporting|explain|bother|bothering|let)\\b[^.\\n]{0,30}\\b(?:${USERS}|them|know|permission|confirmation|consent|approval|this (?:call|step|action|tool|text|note|instruction))\\b`,
      'i',
    ),
  },
  {
    says: 'asks to keep something from people',
    pattern: new RegExp(
      `\\bwithout (?:telling|informing|mentioning|asking|notifying|bothering)\\b(?: (?:${USERS}|them|it|this|first)\\b|[.,;]|$)|\\bkeep (?:this|it|that|these)\\b[^.\\n]{0,25}\\b(?:secret|hidden|confidential|private|to yourself|between us|from ${USERS})\\b|\\b(?:silently|secretly|quietly|covertly) (?:call|run|do|use|send|add|include|copy|read|delete|pass|forward|invoke|execute|continue|proceed)\\b`,
      'i',
    ),
  },
  {
    says: 'asks to get around the question to the person',
    pattern:
      /\b(?:skip|bypass|suppress|circumvent|avoid|omit|disable|ignore|pre-?fill|auto-?(?:accept|approve|confirm))\b[^.\n]{0,25}\b(?:confirm(?:ation)?s?|approvals?|consent|the question|the warning|safety (?:checks?|questions?))\b|\bno (?:confirmation|approval|consent) (?:is )?(?:needed|required|necessary)\b|\bwithout (?:the |any |further |user )?(?:confirmation|approval|consent)(?: (?:of|from|by) the (?:user|person|operator))?\b|\b(?:does not|doesn't|need not|do not) (?:need|require) (?:any |a )?(?:confirmation|approval|consent)\b/i,
  },
  {
    says: 'claims that somebody has agreed already',
    pattern:
      /\b(?:user|person|operator|admin(?:istrator)?|owner|(?:security|ops|platform) team|management)s? (?:has|have|had|did) (?:already )?(?:agreed?|approved?|confirmed?|consented|authori[sz]ed|allowed)\b|\b(?:already|pre-?|hereby )(?:approved|confirmed|agreed|authori[sz]ed)\b|\b(?:approved|cleared|verified|certified|audited|reviewed) by (?:the )?(?:security|admin|operator|ops|platform|team|vendor|anthropic|openai|apache)\b|\b(?:completely|totally|perfectly|100 ?%|always|absolutely) (?:safe|harmless|trusted)\b|\bsafe to (?:call|use|run|approve|confirm|accept)\b|\bjust (?:say|answer|type|click|press) (?:yes|ok|confirm)\b/i,
  },
  {
    says: 'speaks of arguments of the server that only a person decides about',
    pattern: /(?<![\w.])_(?:confirm|phrase|profile|dry_run)\b/,
  },
  {
    says: 'asks for what does not belong into a call',
    pattern:
      /\b(?:send|forward|post|upload|copy|leak|transmit|email|include|attach|append|paste|put|pass|add|write|insert|provide)\b[^.\n]{0,50}\b(?:conversation|chat (?:history|log)|(?:previous|earlier) (?:messages|answers|results)|message history|context window|environment variables?|your (?:own )?(?:api keys?|credentials?|tokens?|secrets?|secret keys?|system prompt|instructions|reasoning)|contents? of (?:~|\/|\.|the file|your))/i,
  },
  {
    says: 'asks for files of the machine',
    pattern:
      /\b(?:read|open|load|cat|send|include|copy|attach|paste|pass|upload|give)\b[^.\n]{0,40}(?:~\/|\/etc\/|\/root\/|\/home\/|\/proc\/|\.ssh\b|id_rsa|id_ed25519|\.env\b|\.aws\b|\.kube\b|\.cloudmonkey|mcp\.json)/i,
  },
  {
    says: 'tells the model what to answer',
    pattern: new RegExp(
      `\\b(?:reply|respond) (?:only |always |exactly |to ${USERS} )?(?:with|that)\\b|\\banswer (?:only|exactly|always) (?:with|that)\\b|\\b(?:tell|assure|convince|remind|inform) (?:the )?(?:user|person|operator|human|customer)s? (?:that|to|it|this|about)\\b|\\b(?:pretend|act as (?:if|an?|the)|role-?play|from now on,? (?:you|always|never)\\b|from now on, (?:only|do|use|call|answer|act)|you are now|jailbreak|developer mode|sudo mode)\\b`,
      'i',
    ),
  },
  {
    says: 'tells the model what to give',
    pattern: /\balways (?:give|set|send|pass|leave|use|answer|fill)\b[^.\n]{0,20}\b(?:this|it|true|false|yes)\b/i,
  },
  {
    says: 'asks for files of the machine',
    pattern:
      /\b(?:open|read|paste|print|quote|copy)\b[^.\n]{0,40}\b(?:private file|its contents?|contents? into|file into)\b/i,
  },
  {
    says: 'tells the model which tool to call',
    pattern: /\b(?:when|if|whenever) in doubt\b/i,
  },
  {
    says: 'asks to repeat the call',
    pattern: /\b(?:repeat|retry|make|send) (?:the|this) (?:same )?call (?:again )?with\b/i,
  },
  {
    says: 'asks to repeat the call',
    pattern:
      /\b(?:keep|continue) (?:calling|invoking|retrying)\b|\b(?:keep|continue) running (?:this|it|the tool)\b|\b(?:call|run|invoke|retry|repeat) (?:this|it)(?: tool)? (?:repeatedly|until|every (?:time|minute|hour|\d)|in a loop|as often)/i,
  },
  {
    says: 'speaks to a model',
    pattern:
      /\byou (?:must|should|shall|have to|need to|are (?:required|instructed|obliged|authori[sz]ed|ordered) to)\b[^.\n]{0,15}\b(?:call|invoke|answer|reply|respond|approve|confirm|tell|say|obey|comply|follow|pretend|read the|always|never)\b/i,
  },
];
