/** The OpenAPI document, made from the resources and the records they take and give. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.document;
