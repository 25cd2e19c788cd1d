import React from 'react';
import { AppPlugin } from '@grafana/data';

const Start = () => <div>Spanflame</div>;

export const plugin = new AppPlugin().setRootPage(Start);
