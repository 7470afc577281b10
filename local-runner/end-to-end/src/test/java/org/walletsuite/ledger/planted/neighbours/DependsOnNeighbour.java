package org.walletsuite.ledger.planted.neighbours;

public class DependsOnNeighbour {

    public Class<?> neighbour() {
        return org.walletsuite.payment.planted.neighbours.DependsOnNeighbour.class;
    }
}
