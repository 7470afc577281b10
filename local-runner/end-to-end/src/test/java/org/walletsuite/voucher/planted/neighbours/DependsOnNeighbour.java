package org.walletsuite.voucher.planted.neighbours;

public class DependsOnNeighbour {

    public Class<?> neighbour() {
        return org.walletsuite.withdrawal.planted.neighbours.DependsOnNeighbour.class;
    }
}
