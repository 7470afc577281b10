package org.walletsuite.ledger.transfer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.ledger.account.Access;
import org.walletsuite.platform.ledger.LedgerPart;
import org.walletsuite.platform.ledger.Transfer;

/** Posted transfers over HTTP. */
@RestController
class TransferController implements LedgerPart.TransferReads {

    private final Transfers transfers;
    private final Access access;

    TransferController(Transfers transfers, Access access) {
        this.transfers = transfers;
        this.access = access;
    }

    @Override
    public Optional<Transfer> transfer(UUID id) {
        return Access.found(transfers.find(id).filter(access::mayRead), "Transfer " + id);
    }

    @Override
    public List<Transfer> transfers(List<UUID> ids) {
        return transfers.find(ids).stream().filter(access::mayRead).toList();
    }

    @Override
    public Optional<Transfer> transferByKey(String idempotencyKey) {
        return Access.found(transfers.findByKey(idempotencyKey).filter(access::mayRead), "Transfer with this key");
    }
}
