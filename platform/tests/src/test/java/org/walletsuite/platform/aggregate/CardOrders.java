package org.walletsuite.platform.aggregate;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface CardOrders extends JpaRepository<CardOrder, UUID> {

    /** For an intent: until it commits nobody else changes the order. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<CardOrder> findLockedById(UUID id);
}
