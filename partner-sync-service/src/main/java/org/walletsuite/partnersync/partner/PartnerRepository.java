package org.walletsuite.partnersync.partner;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface PartnerRepository extends JpaRepository<Partner, UUID> {

    Optional<Partner> findByPartnerId(String partnerId);

    /** For a change: until it commits nobody else changes the partner, and none of its tokens is signed. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Partner> findLockedByPartnerId(String partnerId);

    /** For signing a token: until it commits nobody changes the partner, so that no later change misses the token. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    Optional<Partner> findSharedByPartnerId(String partnerId);

    /** A partner's own, by the beginning of its secret. */
    @Query("select c from Partner p join p.environments e join e.credentials c"
            + " where p.partnerId = :partnerId and c.secretPrefix = :prefix")
    Optional<PartnerCredential> findCredential(String partnerId, String prefix);
}
