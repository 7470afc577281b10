package org.walletsuite.wallet.planted.neighbours;

public class DependsOnNeighbour {

    public Class<?> neighbour() {
        return org.walletsuite.ledger.planted.neighbours.DependsOnNeighbour.class;
    }
}
