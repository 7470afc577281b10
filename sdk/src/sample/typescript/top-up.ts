// Tops up the main wallet of a user: node top-up.js GATEWAY EMAIL PASSWORD AMOUNT
import { connectAsUser, payment, Retries, wallet } from 'wallet-suite';

// Node's, without its types.
declare const process: { argv: string[] };

const [gateway, email, password, amount] = process.argv.slice(2) as [string, string, string, string];
const client = connectAsUser(gateway, email, password);
const retries = new Retries();

const newTopUp = { amount: Number(amount), description: 'Sample' };
const done = await retries.command(idempotencyKey =>
    new payment.WalletTopUpApi(client).topUpWallet({ newTopUp, idempotencyKey }),
);
const mine = await retries.read(() => new wallet.MainWalletApi(client).myWallet());

console.log(`${done.data?.status} ${mine.data?.currentBalance}`);
