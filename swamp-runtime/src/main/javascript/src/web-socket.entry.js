// WebSocket.
import { WebSocket } from "./web/websocket.js";

globalThis.__swamp_loaded = { WebSocket };
