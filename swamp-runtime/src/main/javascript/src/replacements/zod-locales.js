// Stands in for zod's index of 50 languages, most of its size: messages are in English.
export { default as en } from "zod/v4/locales/en.js";
