/** The Sid that the sample account has unless another is given; invented. Alone here, as it is known before the account is made. */
export const sampleAccountSid = 'AC5a3b1e0ca11ab1e5eedc0ffee0ddba11';
