package org.walletsuite.payment.stand;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.FestivalFailure;

/** The products of stands, one list for each. */
@Service
class Products {

    private final StandRows stands;
    private final ProductRows rows;

    Products(StandRows stands, ProductRows rows) {
        this.stands = stands;
        this.rows = rows;
    }

    List<Product> of(UUID standId) {
        var stand = stands.find(standId).orElseThrow(StandCache::notFound);
        return rows.of(stand.id());
    }

    /** Replaces the whole list; throws STAND_CLOSED when the stand is closed, which is final. */
    @Transactional
    public void replace(UUID standId, List<Product> products) {
        var stand = stands.lock(standId).orElseThrow(StandCache::notFound);
        if (stand.status() == StandStatus.CLOSED) {
            throw new ApiException(FestivalFailure.STAND_CLOSED);
        }
        rows.replace(stand.id(), products);
    }
}
