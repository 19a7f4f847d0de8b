comment on table exemption is 'One person need not do one content, or is passed over by one rule. Lifted ones stay, ended';
comment on column person.scope is 'Audience a manager or auditor is limited to; null: nobody for managers, everybody for auditors';
comment on column person.new_starter is 'Whether the account, when it was made, was that of a new starter';
comment on column content.due is 'Due rule of sources whose rule names none';
