package org.walletsuite.withdrawal.request;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface WithdrawalRepository extends JpaRepository<Withdrawal, UUID> {

    Optional<Withdrawal> findByNumber(long number);

    /** For an intent or an outcome: until it commits nobody else changes the withdrawal. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Withdrawal> findLockedById(UUID id);
}
