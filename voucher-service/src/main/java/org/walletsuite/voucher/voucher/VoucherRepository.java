package org.walletsuite.voucher.voucher;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface VoucherRepository extends JpaRepository<Voucher, UUID> {

    /** For an intent or an outcome: until it commits nobody else changes the voucher, nor redeems it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Voucher> findLockedById(UUID id);
}
