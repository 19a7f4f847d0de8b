/** What screens and API share: the gate that every request passes, refusals as answers, list windows. Edges only use it. */
@org.jspecify.annotations.NullMarked
package dev.muster.edge;
