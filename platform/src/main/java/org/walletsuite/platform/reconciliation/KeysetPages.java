package org.walletsuite.platform.reconciliation;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a large list page by page in the order of ids, so that nothing is skipped when rows are added meanwhile. */
public final class KeysetPages {

    /** Where SQL starts that has no other form for the first page. */
    public static final UUID BEFORE_ALL = new UUID(0, 0);

    private KeysetPages() {}

    /** A page of items with ids after this one, ascending; null asks for the first page. */
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
