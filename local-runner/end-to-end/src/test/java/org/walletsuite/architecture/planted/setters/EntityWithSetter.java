package org.walletsuite.architecture.planted.setters;

import jakarta.persistence.Embeddable;

@Embeddable
class EntityWithSetter {

    private long amount;

    void setAmount(long set) {
        amount = set;
    }

    long amount() {
        return amount;
    }
}
