package org.walletsuite.payment.planted.neighbours;

public class DependsOnNeighbour {

    public Class<?> neighbour() {
        return org.walletsuite.voucher.planted.neighbours.DependsOnNeighbour.class;
    }
}
