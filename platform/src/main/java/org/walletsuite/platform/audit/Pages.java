package org.walletsuite.platform.audit;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks through what is too much for one answer, in the order of ids: nothing is left out, whatever is added meanwhile. */
public final class Pages {

    private Pages() {}

    /** A page of things whose ids come after this one, ascending; null is before the first. */
    @FunctionalInterface
    public interface Source<T> {
        List<T> page(@Nullable UUID after, int size);
    }

    public static <T> void walk(int size, Source<T> source, Function<T, UUID> id, Consumer<List<T>> action) {
        @Nullable UUID after = null;
        List<T> page;
        do {
            page = source.page(after, size);
            if (!page.isEmpty()) {
                action.accept(page);
                after = id.apply(page.getLast());
            }
        } while (page.size() == size);
    }
}
