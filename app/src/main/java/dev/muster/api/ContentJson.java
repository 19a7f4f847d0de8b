package dev.muster.api;

import dev.muster.library.ContentRef;

/** Content as a reference. */
public record ContentJson(String id, ContentRef.Kind kind, String title) {
    public static ContentJson of(ContentRef c) {
        return new ContentJson(String.valueOf(c.id()), c.kind(), c.title());
    }
}
