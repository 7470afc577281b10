package org.walletsuite.withdrawal.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Ids;

/** What somebody did with a withdrawal, and when. It is written once, with its withdrawal. */
@Entity
@Table(name = "withdrawal_audit")
class AuditEntry {

    @Id
    private UUID id;

    @Column
    private int number;

    @Column
    private String action;

    @Column
    private UUID actor;

    @Column
    private @Nullable String fromStatus;

    @Column
    private String toStatus;

    @Column
    private @Nullable String notes;

    @Column
    private @Nullable String reference;

    @Column
    private Instant createdAt;

    @Column
    private String hash;

    @SuppressWarnings("NullAway.Init") // Hibernate fills what it makes.
    AuditEntry() {}

    AuditEntry(AuditRecord record, String hash) {
        this.id = Ids.next();
        this.number = record.number();
        this.action = record.action();
        this.actor = record.actor();
        this.fromStatus = record.fromStatus();
        this.toStatus = record.toStatus();
        this.notes = record.notes();
        this.reference = record.reference();
        this.createdAt = record.createdAt();
        this.hash = hash;
    }
}
