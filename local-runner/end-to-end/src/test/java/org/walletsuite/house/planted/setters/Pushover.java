package org.walletsuite.house.planted.setters;

import jakarta.persistence.Embeddable;

@Embeddable
class Pushover {

    private long amount;

    void setAmount(long set) {
        amount = set;
    }

    long amount() {
        return amount;
    }
}
