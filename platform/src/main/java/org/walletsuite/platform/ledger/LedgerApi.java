package org.walletsuite.platform.ledger;

import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.walletsuite.platform.money.Asset;

/**
 * The ledger's internal HTTP interface with its commands, for {@link Ledger} alone: whoever calls them here gets raw
 * failures, which don't tell what has run from what has not.
 */
public interface LedgerApi extends LedgerReads {

    /** Creates an asset; repeating it changes the display name only, another scale is a conflict. */
    @PutExchange("/assets/{code}")
    Asset putAsset(@PathVariable String code, @RequestBody Asset asset);

    /** Opens an account; repeating it answers the account, other particulars under the same id are a conflict. */
    @PutExchange("/accounts/{id}")
    Account open(@PathVariable UUID id, @RequestBody NewAccount account);

    @PutExchange("/accounts/{id}/status")
    StatusChange changeStatus(@PathVariable UUID id, @RequestBody StatusChange.Request request);

    /** Changes the lowest balance an account may have. */
    @PutExchange("/accounts/{id}/floor")
    FloorChange changeFloor(@PathVariable UUID id, @RequestBody FloorChange.Request request);

    /** Sets money aside. */
    @PostExchange("/holds")
    HoldResult placeHold(@RequestBody NewHold hold);

    /** Lets a hold go, also on a frozen account; one that is over already is answered as it is. */
    @PostExchange("/holds/{id}/void")
    HoldResult voidHold(@PathVariable UUID id);

    @PostExchange("/transfers/batch")
    BatchReply post(@RequestBody CommandBatch batch);
}
