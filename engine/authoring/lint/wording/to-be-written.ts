/** How a text begins that a person still has to write; `cloudstack-mcp new` leaves such marks. */
export const TO_BE_WRITTEN = /^\s*WRITE:/;
