package org.walletsuite.payment.stand;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.audit.ReconciliationDatabase;

/** All stands of all festivals, for who has to look at every one. */
@Component
public class EveryStand {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final StandRows rows;

    EveryStand(ReconciliationDatabase database) {
        this.rows = new StandRows(database.client());
    }

    /** The stands that are opened, ascending by id, after this one or from the first. */
    public List<Stand> opened(@Nullable UUID after, int size) {
        return rows.openedAfter(after == null ? BEFORE_ALL : after, size);
    }

    /** Those of these stands that there are, also those whose account is not open yet. */
    public List<Stand> among(List<UUID> ids) {
        return rows.among(ids);
    }
}
