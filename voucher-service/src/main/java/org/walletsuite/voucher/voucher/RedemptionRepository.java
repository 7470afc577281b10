package org.walletsuite.voucher.voucher;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface RedemptionRepository extends JpaRepository<Redemption, UUID> {

    /** For its outcome, after the voucher was locked. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Redemption> findLockedById(UUID id);
}
