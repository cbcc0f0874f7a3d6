/** Planted: shipped-code-without-tests. */
import "./title.test.ts";
