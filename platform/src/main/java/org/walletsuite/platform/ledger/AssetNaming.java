package org.walletsuite.platform.ledger;

import org.walletsuite.platform.money.Asset;

/** The ledger's answer to the naming of an asset, which creates or renames it. */
public sealed interface AssetNaming {

    record Named(Asset asset) implements AssetNaming {}

    /** The asset exists with another scale. */
    record OtherScale() implements AssetNaming {}

    /** The asset; throws where it has another scale. */
    default Asset orThrow() {
        return switch (this) {
            case Named(var asset) -> asset;
            case OtherScale _ -> throw new IllegalStateException("The ledger has this asset in another scale");
        };
    }
}
