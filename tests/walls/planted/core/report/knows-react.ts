/** Planted: core-without-platform. */
import { useState } from "react";

export const hold = useState;
