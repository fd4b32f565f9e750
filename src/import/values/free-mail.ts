/** Addresses at these domains say nothing about a company. */
const freeMail =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|proton|protonmail|gmx|web|t-online|freenet|mail|orange|wanadoo|free|laposte|libero|virgilio|tiscali|uol|bol|terra|ziggo|kpnmail|telia|wp|o2|onet|seznam|comcast|verizon|att|sbcglobal|btinternet|sky|bigpond|xtra|example)\./;

export const isFreeMail = (domain: string): boolean => freeMail.test(domain);
