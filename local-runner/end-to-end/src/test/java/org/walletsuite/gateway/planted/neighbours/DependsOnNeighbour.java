package org.walletsuite.gateway.planted.neighbours;

public class DependsOnNeighbour {

    public Class<?> neighbour() {
        return org.walletsuite.wallet.planted.neighbours.DependsOnNeighbour.class;
    }
}
