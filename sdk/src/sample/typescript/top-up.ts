// Tops up the main wallet of a user: node top-up.js GATEWAY EMAIL PASSWORD AMOUNT
import { Configuration as PaymentConfiguration, WalletTopUpControllerApi } from '../payment/index.js';
import { Configuration as WalletConfiguration, LogInControllerApi, MainWalletControllerApi } from '../wallet/index.js';
import { Retries } from '../retries.js';

// Node's, without its types.
declare const process: { argv: string[] };

const [gateway, email, password, amount] = process.argv.slice(2) as [string, string, string, string];
const retries = new Retries();

const tokens = await new LogInControllerApi(new WalletConfiguration({ basePath: gateway })).logIn({
    logIn: { email, password },
});
const caller = { basePath: gateway, accessToken: tokens.accessToken };
const topUps = new WalletTopUpControllerApi(new PaymentConfiguration(caller));
const wallets = new MainWalletControllerApi(new WalletConfiguration(caller));

await retries.read(() => wallets.myWallet());
const topUp = await retries.command(idempotencyKey =>
    topUps.topUpWallet({ newTopUp: { amount: Number(amount), description: 'Sample' }, idempotencyKey }),
);
const wallet = await retries.read(() => wallets.myWallet());
console.log(JSON.stringify({ transaction: topUp.data?.transactionId, balance: wallet.data?.currentBalance }));
