/** What a drawing may hold: shapes, paint, text and filters of SVG 2. Anything else is left out. */

/** No scripts, links, animations (they can change links), foreign objects, styles, pictures within the picture. */
export const allowedElements: ReadonlySet<string> = new Set([
  ...["svg", "g", "defs", "symbol", "use", "switch", "title", "desc"],
  ...["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"],
  ...["text", "tspan", "textPath"],
  ...["linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker"],
  ...["filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite"],
  ...["feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight"],
  ...["feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur"],
  ...["feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight"],
  ...["feSpecularLighting", "feSpotLight", "feTile", "feTurbulence"],
]);

/** Properties that may stand as attributes and in `style`. */
export const allowedProperties: ReadonlySet<string> = new Set([
  ...["alignment-baseline", "baseline-shift", "clip-path", "clip-rule", "color"],
  ...["color-interpolation", "color-interpolation-filters", "direction", "display"],
  ...["dominant-baseline", "fill", "fill-opacity", "fill-rule", "filter", "flood-color"],
  ...["flood-opacity", "font-family", "font-size", "font-stretch", "font-style", "font-variant"],
  ...["font-weight", "image-rendering", "isolation", "letter-spacing", "lighting-color"],
  ...["marker-end", "marker-mid", "marker-start", "mask", "mask-type", "mix-blend-mode", "opacity"],
  ...["overflow", "paint-order", "shape-rendering", "stop-color", "stop-opacity", "stroke"],
  ...["stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin"],
  ...["stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "text-decoration"],
  ...["text-rendering", "unicode-bidi", "vector-effect", "visibility", "word-spacing"],
  ...["writing-mode"],
]);

export const allowedAttributes: ReadonlySet<string> = new Set([
  ...["id", "class", "role", "aria-label", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r"],
  ...["rx", "ry", "fx", "fy", "fr", "d", "points", "width", "height", "viewBox", "version"],
  ...["preserveAspectRatio", "transform", "pathLength", "dx", "dy", "rotate", "textLength"],
  ...["lengthAdjust", "startOffset", "method", "side", "spacing", "offset", "gradientUnits"],
  ...["gradientTransform", "spreadMethod", "patternUnits", "patternContentUnits"],
  ...["patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits", "markerUnits"],
  ...["markerWidth", "markerHeight", "refX", "refY", "orient", "filterUnits", "primitiveUnits"],
  ...["in", "in2", "result", "stdDeviation", "mode", "type", "values", "operator", "k1", "k2"],
  ...["k3", "k4", "order", "kernelMatrix", "divisor", "bias", "targetX", "targetY", "edgeMode"],
  ...["preserveAlpha", "surfaceScale", "diffuseConstant", "specularConstant", "specularExponent"],
  ...["azimuth", "elevation", "z", "pointsAtX", "pointsAtY", "pointsAtZ", "limitingConeAngle"],
  ...["scale", "xChannelSelector", "yChannelSelector", "radius", "baseFrequency", "numOctaves"],
  ...["seed", "stitchTiles", "tableValues", "slope", "intercept", "amplitude", "exponent"],
  ...["systemLanguage"],
]);
