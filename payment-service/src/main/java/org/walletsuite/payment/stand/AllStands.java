package org.walletsuite.payment.stand;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** All stands of all festivals, for reading them page by page. */
@Component
public class AllStands {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final StandRows rows;

    AllStands(ReconciliationDatabase database) {
        this.rows = new StandRows(database.client());
    }

    /** The open stands, ascending by id, after this one or from the first. */
    public List<Stand> opened(@Nullable UUID after, int size) {
        return rows.openedAfter(after == null ? BEFORE_ALL : after, size);
    }

    /** The existing ones of these stands, also those whose account is not open yet. */
    public List<Stand> among(List<UUID> ids) {
        return rows.among(ids);
    }
}
