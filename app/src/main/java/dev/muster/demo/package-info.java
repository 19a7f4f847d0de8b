/** The demo company, Northline Kitchens: invented people in every situation, made through the use cases. */
@org.jspecify.annotations.NullMarked
package dev.muster.demo;
