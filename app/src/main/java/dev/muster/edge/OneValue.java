package dev.muster.edge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/**
 * A field that was sent once is one value of a list, whatever is in it: a list is a field sent several times. Spring
 * would split it at commas, and make two places of “Salem, OR”. An empty one is none.
 */
final class OneValue implements GenericConverter {
    private final ConversionService each;

    OneValue(ConversionService each) {
        this.each = each;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(
                new ConvertiblePair(String.class, Collection.class),
                new ConvertiblePair(String.class, List.class),
                new ConvertiblePair(String.class, Set.class));
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        Collection<@Nullable Object> values =
                Set.class.equals(to.getType()) ? new java.util.LinkedHashSet<>() : new ArrayList<>();
        if (source instanceof String text && !text.isEmpty()) {
            TypeDescriptor element = to.getElementTypeDescriptor();
            values.add(element == null ? text : each.convert(text, from, element));
        }
        return values;
    }
}
