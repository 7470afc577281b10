package org.walletsuite.platform.aggregate;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Ids;

/** The pattern of an aggregate: its own id, a version that is null until it is written, behaviour, and a history. */
@Entity
class CardOrder {

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private String reference;

    @Size(max = 20, message = "Too long.")
    private String recipient;

    @Enumerated(EnumType.STRING)
    private Status status;

    @JdbcTypeCode(SqlTypes.JSON)
    private Card card;

    private Instant createdAt;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "order_id", nullable = false, updatable = false) // Without these Hibernate writes it once more.
    @OrderBy("number")
    private List<CardOrderStep> history = new ArrayList<>();

    enum Status {
        PROCESSING,
        ASSIGNED,
        APPROVED
    }

    /** How the card looks. */
    record Card(String design, List<String> lines) {}

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it loads.
    CardOrder() {}

    CardOrder(String reference, String recipient, Card card, Instant now) {
        this.id = Ids.next();
        this.reference = reference;
        this.recipient = recipient;
        this.status = Status.PROCESSING;
        this.card = card;
        this.createdAt = now;
        record(now);
    }

    void become(Status next, Instant now) {
        status = next;
        record(now);
    }

    private void record(Instant now) {
        history.add(new CardOrderStep(history.size() + 1, status, now));
    }

    UUID id() {
        return id;
    }

    @Nullable
    Long version() {
        return version;
    }

    String reference() {
        return reference;
    }

    String recipient() {
        return recipient;
    }

    Status status() {
        return status;
    }

    Card card() {
        return card;
    }

    Instant createdAt() {
        return createdAt;
    }

    List<Status> steps() {
        return history.stream().map(CardOrderStep::status).toList();
    }
}
