package org.walletsuite.platform.aggregate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.walletsuite.platform.id.Ids;

/** A status of an order, and when it was reached; written once, with its order. */
@Entity
class CardOrderStep {

    @Id
    private UUID id;

    @Column
    private int number;

    @Enumerated(EnumType.STRING)
    private CardOrder.Status status;

    @Column
    private Instant at;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it loads.
    CardOrderStep() {}

    CardOrderStep(int number, CardOrder.Status status, Instant at) {
        this.id = Ids.next();
        this.number = number;
        this.status = status;
        this.at = at;
    }

    CardOrder.Status status() {
        return status;
    }
}
