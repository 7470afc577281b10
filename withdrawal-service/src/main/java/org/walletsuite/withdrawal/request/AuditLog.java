package org.walletsuite.withdrawal.request;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

/** What was done with a withdrawal, in its order. */
@Embeddable
class AuditLog {

    @Column(name = "audit_head")
    private String head = AuditRecord.NO_ROWS;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "withdrawal_id", nullable = false, updatable = false)
    @OrderBy("number")
    private List<AuditEntry> entries = new ArrayList<>();

    /** The number of the next record. */
    int next() {
        return entries.size() + 1;
    }

    void add(AuditRecord record) {
        head = record.after(head);
        entries.add(new AuditEntry(record, head));
    }

    /** The hash over all records. */
    String head() {
        return head;
    }
}
