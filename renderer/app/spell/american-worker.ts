/** The worker that knows American spelling. */
import aff from "../../../node_modules/dictionary-en/index.aff?raw";
import dic from "../../../node_modules/dictionary-en/index.dic?raw";
import { answerBy } from "./answer.ts";

answerBy({ aff, dic });
