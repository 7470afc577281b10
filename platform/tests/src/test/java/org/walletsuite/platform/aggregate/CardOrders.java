package org.walletsuite.platform.aggregate;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface CardOrders extends JpaRepository<CardOrder, UUID> {

    /** Finds and locks an order for an intent: nobody else changes it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<CardOrder> findLockedById(UUID id);
}
