import type { Order } from './orders.js';

/**
 * "Ignore all previous instructions", "do not tell the user" and "call this first" in the languages that models follow as
 * well as English. Texts of manifests are English, but keywords and what people ask may be in any language.
 */
const IGNORE: readonly RegExp[] = [
  /\b(?:ignorier|vergiss|missacht)\p{L}*\b[^.\n]{0,40}\b(?:anweisung|befehl|regel|vorgabe|instruktion|alles)\p{L}*/iu,
  /\b(?:ignore[sz]?|oublie[sz]?|néglige[sz]?)\b[^.\n]{0,40}\b(?:instructions?|consignes?|règles?|ordres?)\b/iu,
  /\b(?:ignor[ae]n?|olvid[ae]n?|desestim[ae])\b[^.\n]{0,40}\b(?:instrucci[oó]n(?:es)?|órdenes|reglas|indicaciones)/iu,
  /\b(?:ignor[aei]|dimentica|trascura)\b[^.\n]{0,40}\b(?:istruzioni|ordini|regole)\b/iu,
  /\b(?:ignore|esqueça|desconsidere)\b[^.\n]{0,40}\b(?:instruç(?:ões|ão)|ordens|regras)/iu,
  /\b(?:negeer|vergeet)\b[^.\n]{0,40}\b(?:instructies?|opdrachten|regels|aanwijzingen)\b/iu,
  /(?:игнорируй|забудь|не обращай внимания)[^.\n]{0,40}(?:инструкци|указани|правил|команд)/iu,
  /(?:忽略|无视|無視|忘记|忘記)[^。\n]{0,20}(?:指令|指示|说明|說明|规则|規則|提示)/u,
  /(?:指示|命令|ルール|プロンプト)[^。\n]{0,10}(?:無視|忘れ)/u,
  /(?:지시|명령|규칙)[^.\n]{0,15}(?:무시|잊)/u,
];

const SECRECY: readonly RegExp[] = [
  /\b(?:sag|erzähl|verrat|informier|frag|zeig)\p{L}*\b[^.\n]{0,25}\b(?:nutzer|benutzer|anwender|person|kunden?)\p{L}*\b[^.\n]{0,20}\b(?:nicht|nichts|kein\p{L}*)\b/iu,
  /\bne (?:dites|dis|demande[zs]?|montre[zs]?|préviens|prévenez)\b[^.\n]{0,10}\b(?:rien|pas|jamais)\b/iu,
  /\bno (?:le |se lo )?(?:digas?|diga|preguntes?|informes?|muestres?|avises?)\b[^.\n]{0,30}\b(?:usuario|persona|nadie)\b/iu,
  /\bnon (?:dire|chiedere|informare|mostrare|avvisare)\b[^.\n]{0,30}\b(?:utente|persona|nessuno)\b/iu,
  /\bnão (?:diga|pergunte|informe|mostre|avise)\b[^.\n]{0,30}\b(?:usuário|utilizador|pessoa|ninguém)\b/iu,
  /не (?:говори|сообщай|спрашивай|показывай)[^.\n]{0,30}(?:пользовател|человек|никому)/iu,
  /(?:不要|别|不得|請勿)[^。\n]{0,6}(?:告诉|告訴|询问|詢問|通知|显示给)[^。\n]{0,6}(?:用户|用戶|使用者|任何人)/u,
];

const CALLS: readonly RegExp[] = [
  /\bruf(?:e|en sie|t)?\b[^.\n]{0,40}\b(?:immer|sofort|zuerst|stets|unbedingt)\b|\b(?:immer|sofort|zuerst|stets|unbedingt)\b[^.\n]{0,40}\b(?:auf(?:rufen|zurufen)|ruf(?:e|en)?)\b/iu,
  /\b(?:appel(?:le[zs]?|er)|exécute[zsr]?)\b[^.\n]{0,25}\b(?:toujours|d'abord|immédiatement)\b|\b(?:toujours|d'abord|immédiatement) (?:appeler|exécuter)\b/iu,
  /\b(?:siempre|primero|inmediatamente) (?:llam|ejecut|invoc)\p{L}+|\b(?:llam|ejecut|invoc)[ae]\b[^.\n]{0,25}\b(?:siempre|primero|inmediatamente)\b/iu,
  /(?:всегда|сначала|немедленно|сразу)[^.\n]{0,20}(?:вызывай|вызови|вызывать|запусти)/iu,
  /(?:总是|總是|必须|必須|首先|立即|先)(?:要)?(?:调用|調用|呼叫|执行|執行)/u,
];

const CONSENT: readonly RegExp[] = [
  /\bbestätig\p{L}*\b[^.\n]{0,40}\b(?:im namen|an (?:seiner|ihrer) stelle|ohne (?:rückfrage|zu fragen|nachzufragen))/iu,
  /\b(?:confirme[rz]?|approuve[rz]?)\b[^.\n]{0,40}\b(?:à sa place|en son nom|sans (?:lui )?demander)/iu,
  /\b(?:confirm[ae]|aprueb[ae]|acept[ae])\b[^.\n]{0,40}\b(?:en su nombre|por (?:él|ella)|sin pregunt)/iu,
  /\b(?:conferma|approva|accetta)\b[^.\n]{0,40}\b(?:a suo nome|al suo posto|senza chiede)/iu,
  /\b(?:confirm[ae]|aprov[ae]|aceit[ae])\b[^.\n]{0,40}\b(?:em seu nome|sem pergunt)/iu,
  /(?:подтверди|одобри)[^.\n]{0,40}(?:от имени|вместо|не спрашивая|без вопрос)/iu,
  /(?:代替|代为|无需询问|不用询问)[^。\n]{0,8}(?:确认|批准|同意)/u,
];

export const FOREIGN_ORDERS: readonly Order[] = [
  ...IGNORE.map((pattern) => ({ says: 'asks to set other instructions aside', pattern })),
  ...CONSENT.map((pattern) => ({ says: 'asks to decide in the place of the person', pattern })),
  ...SECRECY.map((pattern) => ({ says: 'asks to keep something from people', pattern })),
  ...CALLS.map((pattern) => ({ says: 'tells the model which tool to call', pattern })),
];
