package org.walletsuite.payment.transaction;

import java.util.List;

/** The keys of a transfer's metadata in the ledger. */
public final class MetadataKeys {

    public static final String STAND = "standId";
    public static final String STAFF = "staffId";
    public static final String DESCRIPTION = "description";
    public static final String PRODUCTS = "productIds";
    public static final String PAYMENT_METHOD = "paymentMethod";
    public static final String FROM_WALLET = "fromWalletId";
    public static final String TO_WALLET = "toWalletId";
    public static final String TAKEN_AT = "takenAt";

    static final List<String> SHOWN_FIRST = List.of(DESCRIPTION, PRODUCTS, PAYMENT_METHOD, "deviceId", "location");

    private MetadataKeys() {}
}
