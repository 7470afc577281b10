// Issues a voucher as a partner: node issue-voucher.js GATEWAY PARTNER SECRET MSISDN REFERENCE
import { connectAsPartner, Retries, voucher, WalletSuiteError } from 'wallet-suite';

// Node's, without its types.
declare const process: { argv: string[] };

const [gateway, partner, secret, msisdn, reference] = process.argv.slice(2) as [string, string, string, string, string];
const vouchers = new voucher.PartnerVoucherApi(connectAsPartner(gateway, partner, secret));
const retries = new Retries();

const newPartnerVoucher: voucher.NewPartnerVoucher = {
    amount: 50,
    currency: 'ZAR',
    customer: { msisdn },
    metadata: { partnerReference: reference },
};
const issued = await retries.command(idempotencyKey => vouchers.issue({ newPartnerVoucher, idempotencyKey }));
console.log(`${issued.data.status} ${issued.data.voucherCode}`);

try {
    await vouchers.withReference({ partnerReference: `no-${reference}` });
} catch (failure) {
    if (failure instanceof WalletSuiteError) {
        console.log(`${failure.status} ${failure.code} ${failure.requestId}`);
    }
}
