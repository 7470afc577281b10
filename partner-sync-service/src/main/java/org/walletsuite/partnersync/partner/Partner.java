package org.walletsuite.partnersync.partner;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.event.PartnerEvent.Terms;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** A business that uses the partner API. Every change needs the row's lock, and ends with {@link #changed}. */
@Entity
class Partner {

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private String partnerId;
    private String name;
    private boolean active;
    private @Nullable String contactEmail;

    @Enumerated(EnumType.STRING)
    private PartnerEnvironment home;

    private long changes;
    private Instant createdAt;
    private Instant updatedAt;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "partner_id", nullable = false, updatable = false)
    @OrderBy("createdAt")
    @BatchSize(size = 100)
    private List<EnvironmentAccess> environments = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills what it makes.
    Partner() {}

    Partner(
            String partnerId,
            String name,
            boolean active,
            @Nullable String contactEmail,
            EnvironmentAccess home,
            Instant now) {
        this(Ids.next(), partnerId, name, active, contactEmail, home, now);
    }

    /** One whose accounts in the ledger have this owner. */
    Partner(
            UUID id,
            String partnerId,
            String name,
            boolean active,
            @Nullable String contactEmail,
            EnvironmentAccess home,
            Instant now) {
        this.id = id;
        this.partnerId = partnerId;
        this.name = name;
        this.active = active;
        this.contactEmail = contactEmail;
        this.home = home.environment();
        this.createdAt = now;
        this.updatedAt = now;
        environments.add(home);
    }

    /** Sets what is the partner's own in all environments. One that is made inactive loses all of its tokens. */
    void change(String newName, boolean nowActive, @Nullable String newContact, Instant now) {
        if (active && !nowActive) {
            environments.forEach(one -> one.revokeAll(now));
        }
        name = newName;
        active = nowActive;
        contactEmail = newContact;
    }

    /** Goes on after this version, which is the last that others know: they ignore what is not newer. */
    void restore(PartnerChanged last) {
        name = last.name();
        active = active || last.environments().stream().anyMatch(Terms::active);
        changes = last.version();
    }

    void open(EnvironmentAccess another) {
        environments.add(another);
    }

    /** What everybody has to know from now on: the last step of a change. */
    PartnerChanged changed(Instant now) {
        changes++;
        updatedAt = now;
        return new PartnerChanged(
                id + ":" + changes,
                now,
                partnerId,
                id,
                changes,
                name,
                environments.stream()
                        .sorted(Comparator.comparing(one -> one.environment() != home))
                        .map(one -> one.published(active))
                        .toList());
    }

    Optional<EnvironmentAccess> in(PartnerEnvironment environment) {
        return environments.stream()
                .filter(one -> one.environment() == environment)
                .findFirst();
    }

    UUID id() {
        return id;
    }

    String partnerId() {
        return partnerId;
    }

    String name() {
        return name;
    }

    boolean active() {
        return active;
    }

    @Nullable
    String contactEmail() {
        return contactEmail;
    }

    /** The environment that it was made in, which is meant where none is named. */
    PartnerEnvironment home() {
        return home;
    }

    /** The version of its last event. */
    long changes() {
        return changes;
    }

    List<EnvironmentAccess> environments() {
        return List.copyOf(environments);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
