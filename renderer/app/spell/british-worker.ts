/** The worker that knows British spelling (-ise). */
import aff from "../../../node_modules/dictionary-en-gb/index.aff?raw";
import dic from "../../../node_modules/dictionary-en-gb/index.dic?raw";
import { answerBy } from "./answer.ts";

answerBy({ aff, dic });
