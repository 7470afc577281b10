package org.walletsuite.withdrawal.planted.neighbours;

public class Nosy {

    public Class<?> neighbour() {
        return org.walletsuite.notification.planted.neighbours.Nosy.class;
    }
}
