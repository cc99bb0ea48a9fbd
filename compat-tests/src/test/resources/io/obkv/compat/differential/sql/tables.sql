-- Every column type, defaults, generated columns, options.
create table numbers (id bigint, t tinyint, tu tinyint unsigned, s smallint default 5, m mediumint, i int(7), iz int zerofill, b bigint unsigned not null, yes bool default true, f float, f2 float(8,3), d double, d2 double(12,4), n decimal(18,6) default 1.5, r real, primary key (id));
-- table: numbers
create table texts (k varchar(64) collate utf8mb4_bin, c char, c9 char(9) default 'abc', v varchar(11) not null default '', vb varbinary(300), bi binary(6), tt tinytext, tx text, mt mediumtext, lt longtext, bl blob, lb longblob, bl2 blob(70), tx2 text(90000), nc nchar(4), primary key (k)) comment = 'texts of all kinds';
-- table: texts
create table times (d date primary key, t time, t4 time(4), dt datetime default current_timestamp, dt3 datetime(3) default now(3) on update now(3), ts timestamp, ts6 timestamp(6) null default null, y year);
-- table: times
create table others (id int primary key, j json, e enum('red','green') default 'green', s set('l','r') not null, b1 bit, b20 bit(20) default b'101');
-- table: others
create table computed (a varchar(40), b bigint, v varchar(5) generated always as (substring(a, 2, 3)) virtual, w bigint as (b * 2) stored, x bigint as (-b), primary key (a));
-- table: computed
create table counted (id bigint not null auto_increment, v int, primary key (id)) auto_increment = 100;
-- table: counted
create table keyless (a int, b varchar(9));
-- table: keyless
create table heaped (a int primary key, b int) organization = heap;
-- table: heaped
create table If_Upper (Aa int primary key, bB int comment 'said "so"');
-- table: if_upper
create table if not exists if_upper (z int);
create table checked (a int primary key, b int, constraint positive check (b > 0), check (a < 100));
-- table: checked
create table parent (id int primary key, code varchar(8) unique);
create table child (id int primary key, pid int, constraint to_parent foreign key (pid) references parent (id));
-- table: child
drop table parent;
drop table child, parent;
create table copy_of like numbers;
-- table: copy_of
drop table numbers, texts, times, others, computed, counted, keyless, heaped, if_upper, checked, copy_of;
drop table numbers;
drop table if exists numbers, texts;
create table by_charset (a varchar(5) charset binary primary key, b varchar(5) character set utf8mb4 collate utf8mb4_unicode_ci);
-- table: by_charset
drop table if exists by_charset;
